// 换班 that is near: reckoned by what comes once the screen stands.
import { changeFor } from '#lib/domain/live/hand-over.ts';

export default changeFor;
