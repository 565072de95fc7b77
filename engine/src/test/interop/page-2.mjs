// A viewer as real pages have it: hls.js with p2p-media-loader 2.x; which release is the bundle's matter.
import Hls from 'hls.js'
import { HlsJsP2PEngine } from 'p2p-media-loader-hlsjs'
import { play, settings, sightings } from './screen.mjs'

function observe (engine) {
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

const hls = new (HlsJsP2PEngine.injectMixin(Hls))({
  // hls.js fixes its start position before the P2P engine can move it; at its default of three segments everything is
  // urgent and nothing is asked of peers.
  liveSyncDurationCount: settings.liveSyncSegments,
  p2p: {
    core: {
      announceTrackers: [settings.tracker],
      rtcConfig: { iceServers: [] },
      validateP2PSegment: async (url, range, data) => {
        sightings.handToLab(url, data.slice(0))
        return true
      },
    },
    onHlsJsCreated: created => observe(created.p2pEngine),
  },
})
play(hls, Hls.Events)
