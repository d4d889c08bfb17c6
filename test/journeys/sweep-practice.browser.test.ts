import { sweep } from './sweep.ts';

sweep('practice');
