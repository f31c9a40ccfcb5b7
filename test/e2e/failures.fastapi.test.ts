import { defineFailureTests } from './cases/failures.ts';
import { describeApp } from './support/describeApp.ts';

describeApp('fastapi', defineFailureTests);
