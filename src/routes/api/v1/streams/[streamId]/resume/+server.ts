// One press: resume.
import { press } from '../../../issue.ts';

export const POST = press((_, aim) => ({ name: 'resume', args: {}, aim }));
