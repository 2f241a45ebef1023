// Which posts one person can hold at one time. Small teams combine a lot; nobody can be in two seats before one camera.
import type { PostKind } from './post.ts';

const ON_CAMERA: readonly PostKind[] = ['host', 'cohost'];
/** Work with eyes on another screen: 场控 中控 投手 客服. */
const AT_A_SCREEN: readonly PostKind[] = ['director', 'operator', 'ads', 'support'];

/**
 * `never`: both speak on camera (the co-host is who fills in for the host). `strained`: speaking while driving or
 * selling at a screen; a team of one does it, and should know. `fine`: everything else (中控 and 场控 are often one person,
 * an assistant lends a hand anywhere).
 */
export function combine(one: PostKind, other: PostKind): 'fine' | 'strained' | 'never' {
	const cameras = [one, other].filter((kind) => ON_CAMERA.includes(kind)).length;
	if (cameras === 2) return 'never';
	return cameras === 1 && [one, other].some((kind) => AT_A_SCREEN.includes(kind)) ? 'strained' : 'fine';
}
