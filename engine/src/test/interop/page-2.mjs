// A viewer as real pages have it: hls.js with p2p-media-loader 2.x; which release is the bundle's matter.
import Hls from 'hls.js'
import { HlsJsP2PEngine } from 'p2p-media-loader-hlsjs'
import { observe } from './observe-2.mjs'
import { play, settings, sightings } from './screen.mjs'

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
