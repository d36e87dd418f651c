import { slice } from '../kernel/slice.ts'
import { researchRoutes } from './routes-research.ts'

/** One line a subject. */
export const inquiryRoutes = () => slice().route('/', researchRoutes())
