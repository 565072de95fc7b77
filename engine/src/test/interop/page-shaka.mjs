// A viewer with Shaka Player and p2p-media-loader-shaka 2.2.2, for HLS and DASH.
import shaka from 'shaka-player'
import { ShakaP2PEngine } from 'p2p-media-loader-shaka'
import { observe } from './observe-2.mjs'
import { settings, sightings, show, start } from './screen.mjs'

shaka.polyfill.installAll()
ShakaP2PEngine.registerPlugins(shaka)
const engine = new ShakaP2PEngine({
  core: {
    announceTrackers: [settings.tracker],
    rtcConfig: { iceServers: [] },
    validateP2PSegment: async (url, range, data) => {
      sightings.handToLab(url, data.slice(0))
      return true
    },
  },
}, shaka)
observe(engine)

const player = new shaka.Player()
player.addEventListener('error', ({ detail }) => sightings.failed('shaka', `${detail.code} ${detail.data}`))
player.configure({
  abr: { enabled: false },
  restrictions: { minHeight: settings.height, maxHeight: settings.height },
})
const video = show(() => null)
async function load () {
  await player.attach(video)
  // Sets the live delay, 25 s.
  engine.bindShakaPlayer(player)
  await player.load(settings.manifest)
  start(video)
}

load().catch(error => sightings.failed('shaka', error.code ?? error))
