import type { Client, Draft, FoundPatient } from '../client.ts'
import { bareDigits, readNationalId } from './national-id.ts'

type Patient = Draft['patient']
type Filled = Omit<Patient, 'nationalId'>
const fillable = ['name', 'phone', 'address', 'nextOfKin'] as const

/**
 * Looks a patient up among this office's own cases as soon as the birth number is whole, and fills in what is empty.
 * What was filled in for one number goes when the number becomes another's. Dispatches `change`.
 */
export class PatientSearch extends EventTarget {
  readonly #client: Pick<Client, 'findPatient'>
  readonly #officeId: string
  #asked = ''
  #filled: Partial<Filled> = {}
  found: FoundPatient | undefined
  failed = false

  constructor(client: Pick<Client, 'findPatient'>, officeId: string) {
    super()
    this.#client = client
    this.#officeId = officeId
  }

  /** Some of what stands there came from an earlier case. */
  get hasFilled(): boolean {
    return Object.keys(this.#filled).length > 0
  }

  /** Whether what stands in this field came from there. */
  gave(field: string, value: string): boolean {
    return fillable.some((key) => key === field && this.#filled[key] === value)
  }

  /** What the patient's fields should hold now; asks where the number is new. `fill` is called when the answer is there. */
  typed(patient: Patient, fill: (patient: (now: Patient) => Patient) => void): Patient {
    const digits = bareDigits(patient.nationalId)
    if (digits === this.#asked) return patient
    const cleared = this.#forget(patient)
    this.#asked = readNationalId(digits) ? digits : ''
    if (this.#asked) void this.#ask(this.#asked, fill)
    return cleared
  }

  async #ask(digits: string, fill: (patient: (now: Patient) => Patient) => void): Promise<void> {
    try {
      const found = await this.#client.findPatient(this.#officeId, digits)
      if (digits !== this.#asked) return
      this.found = found
      fill((now) => this.#fillIn(now))
    } catch {
      // It only spares typing: the form goes on without it.
      this.failed = digits === this.#asked
    }
    this.dispatchEvent(new Event('change'))
  }

  #fillIn(now: Patient): Patient {
    const known = this.found?.patient
    if (!known || bareDigits(now.nationalId) !== this.#asked) return now
    const empty = fillable.filter((key) => now[key].trim() === '' && known[key] !== '')
    this.#filled = Object.fromEntries(empty.map((key) => [key, known[key]]))
    return { ...now, ...this.#filled }
  }

  #forget(patient: Patient): Patient {
    const ours = fillable.filter((key) => this.#filled[key] !== undefined && this.#filled[key] === patient[key])
    this.#filled = {}
    this.found = undefined
    this.failed = false
    return { ...patient, ...Object.fromEntries(ours.map((key) => [key, ''])) }
  }
}
