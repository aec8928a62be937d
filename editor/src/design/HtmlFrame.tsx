import './HtmlFrame.css';

import { useEffect, useRef } from 'react';

/** The server's page that may have styles and pictures of others, in an origin of its own (platform/http/message-frame.ts). */
const FRAME = '/message-frame';

export interface HtmlFrameProps {
  /** What it shows, for screen readers. */
  readonly title: string;
  readonly html: string;
}

/** HTML of a mail: its own styles and pictures, no scripts, no links that lead anywhere. Stays light: mails are. */
export function HtmlFrame({ title, html }: HtmlFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const newest = useRef(html);
  useEffect(() => {
    newest.current = html;
    send(frame.current, html);
  }, [html]);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      const asked = data === 'message-frame-ready' && source === frame.current?.contentWindow;
      if (asked) send(frame.current, newest.current);
    };
    window.addEventListener('message', hear);
    return () => {
      window.removeEventListener('message', hear);
    };
  }, []);
  return <iframe ref={frame} className="html-frame" title={title} src={FRAME} sandbox="allow-scripts" />;
}

/** To any origin: the frame's is opaque, and the page's policy lets only our own pages be framed. */
function send(frame: HTMLIFrameElement | null, html: string): void {
  frame?.contentWindow?.postMessage({ html }, '*');
}
