import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('a large region is made in a folder of its own, and what was noted on the way verifies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lysbord-region-'))
  const run = (...args: string[]) => {
    const { LYSBORD_AUDIT_SECRET: _, LYSBORD_SECRET: __, ...env } = process.env
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
    return { status, said: stdout + stderr }
  }
  try {
    const made = run('api/demo/region/run.ts', '--into', folder, '--scale', '0', '--referrals', '30')
    expect(made).toMatchObject({ status: 0, said: expect.stringContaining('30 waiting cases') })
    const verified = run('api/audit.ts', 'verify', folder)
    expect(verified).toMatchObject({ status: 0, said: expect.stringContaining('The audit holds') })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
