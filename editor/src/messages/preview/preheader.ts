const HIDDEN = /<div class="preheader"[^>]*>([\s\S]*?)<\/div>/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"' };

/**
 * The hidden line in front of a mail (runtime/src/messaging/messages/mjml.ts), as a mail client shows it beside the subject.
 * Not by DOMParser: the page's policy complains of every style in what it parses.
 */
export function preheaderOf(html: string): string {
  const line = HIDDEN.exec(html)?.[1] ?? '';
  return line.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole).trim();
}
