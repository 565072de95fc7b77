// What one viewer sees of its swarm, in the words of LabReport.Browser, whatever the library's generation calls it.
// Settings: {client, manifest, tracker, height, liveSyncSegments}.
export class Sightings {
  #settings
  #started = performance.now()
  #uploadsToLab = 0
  #seen = {
    httpBytes: 0, p2pBytes: 0, uploadedBytes: 0, fromPeers: {}, toPeers: {}, peersEver: [],
    segments: [], stalls: 0, stalledMillis: 0, firstP2pMillis: null, errors: [],
  }

  constructor (settings) {
    this.#settings = settings
  }

  failed (where, what) {
    if (this.#seen.errors.length < 50) this.#seen.errors.push(`${this.#now()} ms ${where}: ${what?.message ?? what}`)
  }

  fromOrigin (bytes) {
    this.#seen.httpBytes += bytes
  }

  fromPeer (bytes, peer) {
    this.#seen.p2pBytes += bytes
    this.#seen.firstP2pMillis ??= this.#now()
    count(this.#seen.fromPeers, peer, bytes)
  }

  toPeer (bytes, peer) {
    this.#seen.uploadedBytes += bytes
    count(this.#seen.toPeers, peer, bytes)
  }

  met (peer) {
    this.#seen.peersEver.push(peer)
  }

  loaded (url, bytes, peer) {
    this.#seen.segments.push({ path: new URL(url).pathname, source: peer ? 'p2p' : 'http', peer: peer ?? null, bytes })
  }

  stalled (millis) {
    this.#seen.stalledMillis += Math.round(millis)
  }

  beganToStall () {
    this.#seen.stalls++
  }

  // The lab compares the bytes with the origin's: a page on a plain http address has no crypto.subtle to hash with.
  async handToLab (url, data) {
    this.#uploadsToLab++
    try {
      const received = new URL(`/received${new URL(url).pathname}`, this.#settings.manifest)
      await fetch(received, { method: 'POST', body: data, headers: { 'X-Lab-Client': this.#settings.client } })
    } catch (error) {
      this.failed('lab', error)
    } finally {
      this.#uploadsToLab--
    }
  }

  settled () {
    return this.#uploadsToLab === 0
  }

  report (screen) {
    return { client: this.#settings.client, ...this.#seen, ...screen }
  }

  #now () {
    return Math.round(performance.now() - this.#started)
  }
}

// Generation 0.6 speaks of peers by the hexadecimal form of their ids.
export const idOfHex = hex => hex.match(/../g).map(byte => String.fromCharCode(parseInt(byte, 16))).join('')

function count (table, peer, bytes) {
  table[peer] = (table[peer] ?? 0) + bytes
}
