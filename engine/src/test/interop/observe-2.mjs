// The events of p2p-media-loader 2.x, whichever player it is in.
import { sightings } from './screen.mjs'

export function observe (engine) {
  engine.addEventListener('onChunkDownloaded', (bytes, source, peer) => {
    if (source === 'http') sightings.fromOrigin(bytes)
    else sightings.fromPeer(bytes, peer)
  })
  engine.addEventListener('onChunkUploaded', (bytes, peer) => sightings.toPeer(bytes, peer))
  engine.addEventListener('onSegmentLoaded', loaded =>
    sightings.loaded(loaded.segmentUrl, loaded.bytesLength, loaded.downloadSource === 'p2p' ? loaded.peerId : null))
  engine.addEventListener('onPeerConnect', ({ peerId }) => sightings.met(peerId))
  engine.addEventListener('onPeerError', ({ error }) => sightings.failed('peer', error))
  engine.addEventListener('onSegmentError', ({ error, downloadSource }) =>
    sightings.failed(`segment from ${downloadSource}`, error.type))
  engine.addEventListener('onTrackerError', ({ error }) => sightings.failed('tracker', error))
  engine.addEventListener('onTrackerWarning', ({ warning }) => sightings.failed('tracker warning', warning))
}
