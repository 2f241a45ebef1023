// The page's language is read once: a change of language loads the page anew, and a sheet asks for words thousands of times.
import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

const locale = getLocale();
overwriteGetLocale(() => locale);
