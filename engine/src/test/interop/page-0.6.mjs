// A viewer as Marsha's and older PeerTube's pages have it: hls.js 0.14 with p2p-media-loader 0.6.2, in builds for script
// tags, which leave themselves in the window.
import { idOfHex } from './sightings.mjs'
import { play, settings, sightings } from './screen.mjs'

const { Hls, p2pml: { core: { Events }, hlsjs: { Engine, initHlsJsPlayer } } } = window
const engine = new Engine({
  loader: {
    trackerAnnounce: [settings.tracker],
    rtcConfig: { iceServers: [] },
    segmentValidator: async (segment, source) => {
      if (source === 'p2p') sightings.handToLab(segment.url, segment.data.slice(0))
    },
  },
})
engine.on(Events.PieceBytesDownloaded, (source, bytes, peer) => {
  if (source === 'http') sightings.fromOrigin(bytes)
  else sightings.fromPeer(bytes, idOfHex(peer))
})
engine.on(Events.PieceBytesUploaded, (source, bytes, peer) => sightings.toPeer(bytes, idOfHex(peer)))
engine.on(Events.SegmentLoaded, (segment, peer) =>
  sightings.loaded(segment.url, segment.data.byteLength, peer && idOfHex(peer)))
engine.on(Events.SegmentError, (segment, error, peer) => sightings.failed(`segment from ${peer ? 'p2p' : 'http'}`, error))
engine.on(Events.PeerConnect, peer => sightings.met(idOfHex(peer.id)))

const hls = new Hls({ liveSyncDurationCount: settings.liveSyncSegments, loader: engine.createLoaderClass() })
initHlsJsPlayer(hls)
play(hls, Hls.Events)
