// Who may do what to the team itself. What may be done inside a stream is the domain's table.
import type { Level } from '#lib/domain/permission/level.ts';

const INVITABLE: Readonly<Record<Level, readonly Level[]>> = {
	owner: ['owner', 'producer', 'crew', 'viewer'],
	producer: ['crew', 'viewer'],
	crew: [],
	viewer: []
};

/** The levels this person may invite others to. */
export const invitable = (level: Level): readonly Level[] => INVITABLE[level];
/** May change levels and remove members. */
export const mayManage = (level: Level): boolean => level === 'owner';
/** May open screens to people without an account. */
export const mayLink = (level: Level): boolean => level === 'owner' || level === 'producer';
