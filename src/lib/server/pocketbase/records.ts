// What PocketBase's records look like to the app. Written by hand beside the migrations; an integration test compares every field.
// Instants are epoch ms, money is whole 分; null = missing.
import type PocketBase from 'pocketbase';
import type { RecordService } from 'pocketbase';

/** An id of another record; '' where the relation may be empty. */
type Ref = string;
/** The stored name of a file; '' when there is none. */
type FileName = string;
type Level = 'owner' | 'producer' | 'crew' | 'viewer';

interface BaseRecord {
	id: string;
	collectionId: string;
	/** ISO date and time, UTC, as PocketBase writes it */
	created: string;
	updated: string;
}

export interface UsersRecord extends BaseRecord {
	collectionName: 'users';
	email: string;
	emailVisibility: boolean;
	verified: boolean;
	name: string;
}
export interface TeamsRecord extends BaseRecord {
	collectionName: 'teams';
	name: string;
}
export interface MembersRecord extends BaseRecord {
	collectionName: 'members';
	team: Ref;
	user: Ref;
	level: Level;
}
export interface InvitesRecord extends BaseRecord {
	collectionName: 'invites';
	team: Ref;
	level: Level;
	/** seen by the service account only */
	token_hash: string;
	expires: number;
	used_by: Ref;
	created_by: Ref;
}
export interface ProductsRecord extends BaseRecord {
	collectionName: 'products';
	team: Ref;
	name: string;
	sku_code: string;
	link_no: string;
	tier: string;
	category: string;
	spec: string;
	list_price: number | null;
	live_price: number | null;
	floor_price: number | null;
	cost_price: number | null;
	stock: number | null;
	/** a share from 0 to 1 */
	commission_rate: number | null;
	points: unknown;
	must_say: string;
	must_not_say: string;
	certs: unknown;
	/** files of the certificates */
	papers: FileName[];
	/** '' = nobody said */
	sample: string;
	sample_holder: string;
	price_tiers: unknown;
	release_plan: unknown;
	images: FileName[];
	archived: boolean;
	rev: number;
}
/** Written by PocketBase itself whenever a product is made or changed over its API. */
export interface ProductChangesRecord extends BaseRecord {
	collectionName: 'product_changes';
	team: Ref;
	product: Ref;
	at: number;
	/** a user; '' = the service */
	by: Ref;
	/** field → [was, is] */
	changes: unknown;
}
export interface StreamsRecord extends BaseRecord {
	collectionName: 'streams';
	team: Ref;
	title: string;
	account: string;
	planned_start: number | null;
	planned_end: number | null;
	phase: 'plan' | 'air' | 'ended';
	summary: unknown;
	seq: number;
}
export interface PostLinksRecord extends BaseRecord {
	collectionName: 'post_links';
	team: Ref;
	stream: Ref;
	post: string;
	/** seen by the service account only */
	token_hash: string;
	label: string;
	expires: number;
	revoked: boolean;
	created_by: Ref;
}
export interface SnapshotsRecord extends BaseRecord {
	collectionName: 'snapshots';
	stream: Ref;
	seq: number;
	state: unknown;
}
export interface EntriesRecord extends BaseRecord {
	collectionName: 'entries';
	stream: Ref;
	seq: number;
	at: number;
	by: string;
	command_id: string;
	command: string;
	events: unknown;
}
export interface FilesRecord extends BaseRecord {
	collectionName: 'files';
	team: Ref;
	stream: Ref;
	name: string;
	kind: string;
	sha256: string;
	file: FileName;
	original_name: string;
	undone: boolean;
	imported_by: Ref;
	at: number;
}
export interface DatasetsRecord extends BaseRecord {
	collectionName: 'datasets';
	team: Ref;
	stream: Ref;
	file: Ref;
	kind: string;
	scope: string;
	blob: FileName;
	summary: unknown;
	undone: boolean;
}
export interface TasksRecord extends BaseRecord {
	collectionName: 'tasks';
	team: Ref;
	stream: Ref;
	assignee: Ref;
	source: 'checklist' | 'action';
	source_id: string;
	title: string;
	due: number | null;
	done: boolean;
}
export interface TemplatesRecord extends BaseRecord {
	collectionName: 'templates';
	team: Ref;
	kind: string;
	name: string;
	body: unknown;
	/** a few figures for lists; null for checklists */
	facts: unknown;
}
export interface TokensRecord extends BaseRecord {
	collectionName: 'tokens';
	team: Ref;
	name: string;
	scopes: unknown;
	/** seen by the service account only */
	token_hash: string;
	expires: number | null;
	revoked: boolean;
	/** '' = every stream of the team */
	stream: Ref;
	/** kind of the one post it acts for; '' = none in particular */
	post: string;
	last_used: number | null;
	created_by: Ref;
}
export interface AuditRecord extends BaseRecord {
	collectionName: 'audit';
	team: Ref;
	stream: Ref;
	at: number;
	by: string;
	what: string;
	detail: unknown;
}

export interface PreferencesRecord extends BaseRecord {
	collectionName: 'preferences';
	user: Ref;
	/** A layout of the run-sheet as the endpoint took it; null = never chosen. */
	sheet: unknown;
}

/** Which process owns a stream's journal; the record's id is its term. Only where several processes serve one installation. */
export interface OwnersRecord extends BaseRecord {
	collectionName: 'owners';
	stream: Ref;
	process: string;
	/** the last entry written in this term; 0 = none yet */
	seq: number;
}

type AnyRecord =
	| UsersRecord
	| TeamsRecord
	| MembersRecord
	| InvitesRecord
	| ProductsRecord
	| ProductChangesRecord
	| StreamsRecord
	| PostLinksRecord
	| SnapshotsRecord
	| EntriesRecord
	| FilesRecord
	| DatasetsRecord
	| TasksRecord
	| TemplatesRecord
	| TokensRecord
	| AuditRecord
	| PreferencesRecord
	| OwnersRecord;

/** Record type by collection name. */
export type Collections = { [R in AnyRecord as R['collectionName']]: R };

/** PocketBase's client that knows our collections. The narrow overload must come first in the intersection. */
export type TypedPocketBase = {
	collection<K extends keyof Collections>(name: K): RecordService<Collections[K]>;
} & PocketBase;
