// Hands the stream's connection from the page that opened it to everything inside.
import { createContext } from 'svelte';
import type { StreamLink } from './stream-link.ts';

const [useStream, setStream] = createContext<StreamLink>();
export { setStream, useStream };
