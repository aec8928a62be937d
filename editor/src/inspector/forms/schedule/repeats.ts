export const REPEATS = ['once', 'daily', 'weekly', 'monthly', 'cron'] as const;
export type Repeats = (typeof REPEATS)[number];
