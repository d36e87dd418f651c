import { slice } from '../kernel/slice.ts'
import { interviewRoutes } from './routes-interviews.ts'
import { networkRoutes } from './routes-network.ts'

export const inquiryRoutes = () => slice().route('/', interviewRoutes()).route('/', networkRoutes())
