import { Bell, Mail, MessageCircle, MessageCircleMore, MessageSquareText, type LucideIcon } from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  email: Mail,
  sms: MessageSquareText,
  whatsapp: MessageCircle,
  line: MessageCircleMore,
  push: Bell,
};

export function ChannelIcon({ channel }: { readonly channel: string }) {
  const Icon = ICONS[channel] ?? Mail;
  return <Icon size={16} className="text-2" aria-hidden="true" />;
}
