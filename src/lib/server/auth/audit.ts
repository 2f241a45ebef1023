// Who did what to accounts and doors: in the log for whoever runs the server, and per team in PocketBase for its owners.
import { log } from '#lib/server/log.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';

export interface AuditLine {
	/** null when it belongs to no team: a failed login */
	readonly team: string | null;
	readonly stream?: string;
	/** user id, or null when nobody is known */
	readonly by: string | null;
	/** past tense, kebab-case: `logged-in`, `level-changed` … */
	readonly what: string;
	/** never a password, a token or a link's secret */
	readonly detail?: Readonly<Record<string, string | number | null>>;
}

/** Writes the line. A database that is away must not keep anybody out, so it is not waited for. */
export function audit(client: TypedPocketBase, line: AuditLine): void {
	const { team, stream, by, what, detail } = line;
	log.info({ audit: what, team, stream, by, ...detail }, `audit: ${what}`);
	if (team === null) return;
	client
		.collection('audit')
		.create({ team, stream: stream ?? '', at: Date.now(), by: by ?? '', what, detail: detail ?? null })
		.catch((error: unknown) => log.warn({ err: error, audit: what }, 'an audit line is only in this log'));
}
