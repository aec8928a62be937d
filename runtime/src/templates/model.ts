import type { Collection, Db } from '../platform/database';
import type { SettingValues } from './settings';

/** One installation of a template in a workspace; what a repeat of its request goes on with. */
export interface InstallationDocument {
  /** Derived from the request's key: a repeat is the same installation. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly templateId: string;
  readonly version: string;
  readonly settings: SettingValues;
  readonly journeyName: string;
  /** Keys of the template's messages and those they have here; chosen once, before anything is made. */
  readonly messages: readonly { readonly key: string; readonly as: string }[];
  readonly by: string;
  readonly at: Date;
  /** When everything is made. */
  readonly doneAt?: Date;
}

export const installationsOf = (db: Db): Collection<InstallationDocument> =>
  db.collection<InstallationDocument>('templateInstallations');
