// 换班 that is near and the 交接卡 behind it, in one: both come once the screen stands.
import { changeFor } from '#lib/domain/live/hand-over.ts';
import HandOverDialog from './HandOverDialog.svelte';

export default { changeFor, HandOverDialog };
