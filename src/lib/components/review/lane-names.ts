// Each lane of the curves says what it is: its colour alone would not.
import type { Plugin } from 'chart.js';

/** Writes the name of every data set at the right of its lane. */
export const laneNames: Plugin<'line'> = {
	id: 'lane-names',
	afterDraw({ ctx, canvas, scales, chartArea, data }) {
		const style = getComputedStyle(canvas);
		ctx.save();
		ctx.fillStyle = style.getPropertyValue('--muted').trim();
		ctx.font = `11px ${style.fontFamily}`;
		ctx.textAlign = 'right';
		ctx.textBaseline = 'top';
		for (const { label = '', yAxisID = '' } of data.datasets) {
			const lane = scales[yAxisID];
			if (lane) ctx.fillText(label, chartArea.right - 6, lane.top + 4);
		}
		ctx.restore();
	}
};
