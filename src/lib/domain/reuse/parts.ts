// What can be taken from one stream into another, part by part. Nothing of a show that was on air is a part.

/** 定位 目标 人员 清单 排品表 话术; scripts come with the sheet or not at all. */
export const STREAM_PARTS = ['positioning', 'goals', 'people', 'checklist', 'sheet', 'scripts'] as const;
export type StreamPart = (typeof STREAM_PARTS)[number];
