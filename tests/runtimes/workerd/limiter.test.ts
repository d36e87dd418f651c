import { env } from 'cloudflare:workers'
import { durableLimiter } from '../../../api/adapters/limiter.durable.ts'
import { limiterContract } from '../../ports/limiter.contract.ts'

limiterContract('attempts counted in Durable Objects', () => durableLimiter(env.LIMITS))
