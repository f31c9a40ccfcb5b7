export { type MathFormulasOptions, mathFormulas } from './mathFormulas.tsx';
