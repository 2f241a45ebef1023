// Names of things. All are short random strings made by whoever creates the thing (client or server), never by domain code.

export type StreamId = string & { readonly id?: 'stream' };
export type TeamId = string & { readonly id?: 'team' };
/** A member of the team, or `link:<id>` for a screen that was opened with a post's join link, or `machine:<id>` for what came with a token. */
export type MemberId = string & { readonly id?: 'member' };
export type ItemId = string & { readonly id?: 'item' };
/** A round (循环) of the run-sheet. */
export type GroupId = string & { readonly id?: 'group' };
/** What somebody asks the producer to change. */
export type RequestId = string & { readonly id?: 'request' };
export type CommentId = string & { readonly id?: 'comment' };
export type BlockId = string & { readonly id?: 'block' };
export type ProductId = string & { readonly id?: 'product' };
export type PostId = string & { readonly id?: 'post' };
export type ShiftId = string & { readonly id?: 'shift' };
export type RunId = string & { readonly id?: 'run' };
export type CueId = string & { readonly id?: 'cue' };
export type CoverId = string & { readonly id?: 'cover' };
export type MarkId = string & { readonly id?: 'mark' };
export type TaskId = string & { readonly id?: 'task' };
export type PromiseId = string & { readonly id?: 'promise' };
export type LineId = string & { readonly id?: 'line' };
export type ActionId = string & { readonly id?: 'action' };
export type VersionId = string & { readonly id?: 'version' };
export type DatasetId = string & { readonly id?: 'dataset' };
