import { slice } from '../kernel/slice.ts'
import { interviewRoutes } from './routes-interviews.ts'
import { networkRoutes } from './routes-network.ts'
import { researchRoutes } from './routes-research.ts'

/** One line a subject. */
export const inquiryRoutes = () =>
  slice().route('/', researchRoutes()).route('/', interviewRoutes()).route('/', networkRoutes())
