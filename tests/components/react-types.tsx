// Never run: the compiler reads it with the rest. Each line marked must be refused, or the check fails.

export const right = (
  <>
    <lys-frame server="/" portal="ptl_1" data-theme="dark" getToken={async ({ jkt }) => jkt.length} />
    <lys-viewer
      className="light-table"
      embedded
      image={{ id: 'img_1', width: 1, height: 1, tileUrl: '', description: '' }}
      onlys-image-shown={(event) => event.sharp}
    />
    <lys-worklist unit-id="uni_1" folded show="yours" onlys-case-open={(event) => event.referralId.length} />
  </>
)

export const wrong = (
  <>
    {/* @ts-expect-error: no such element */}
    <lys-workbank />
    {/* @ts-expect-error: a token is asked for, not given */}
    <lys-frame getToken="abc" />
    {/* @ts-expect-error: the event has no such field */}
    <lys-worklist onlys-case-open={(event) => event.patient} />
    {/* @ts-expect-error: a photograph says what it shows */}
    <lys-viewer image={{ id: 'img_1', width: 1, height: 1, tileUrl: '' }} />
  </>
)
