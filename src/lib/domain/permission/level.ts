// What a member may do in general, before any post: owner 负责人, producer 编导/运营, crew 场上人员, viewer 只读.

export const LEVELS = ['owner', 'producer', 'crew', 'viewer'] as const;
export type Level = (typeof LEVELS)[number];
