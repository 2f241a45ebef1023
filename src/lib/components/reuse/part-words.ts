// What the parts of a stream are called where they are chosen.
import type { StreamPart } from '#lib/domain/reuse/parts.ts';
import { m } from '#lib/paraglide/messages.js';

const NAMES: Readonly<Record<StreamPart, () => string>> = {
	positioning: m.reuse_part_positioning,
	goals: m.plan_goals,
	people: m.reuse_part_people,
	checklist: m.plan_checklist,
	sheet: m.plan_sheet,
	scripts: m.plan_scripts
};
/** 定位与账号 … */
export const partName = (part: StreamPart): string => NAMES[part]();
