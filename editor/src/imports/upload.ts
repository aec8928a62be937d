import { answer, api } from '../api/client';
import type { Import, Kind, Preset } from './words';

const PART_BYTES = 8 * 1024 * 1024;

interface Upload {
  readonly file: File;
  readonly kind: Kind;
  readonly preset: Preset | undefined;
  /** Share of the file that is there, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Sends a file piece by piece: a slow line needs no request that lasts for minutes. */
export async function uploadFile({ file, kind, preset, onProgress }: Upload): Promise<Import> {
  const { id: importId } = await answer(
    api.POST('/api/imports', { body: { name: file.name, kind, ...(preset && { preset }) } }),
  );
  const parts = Math.max(1, Math.ceil(file.size / PART_BYTES));
  for (let part = 1; part <= parts; part++) {
    await api.PUT('/api/imports/{importId}/parts/{part}', {
      params: { path: { importId, part } },
      body: file.slice((part - 1) * PART_BYTES, part * PART_BYTES) as never,
      bodySerializer: (body: unknown) => body as Blob,
      headers: { 'content-type': 'application/octet-stream' },
    });
    onProgress(part / parts);
  }
  return await answer(api.POST('/api/imports/{importId}/uploaded', { params: { path: { importId } } }));
}
