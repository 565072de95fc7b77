// The part of a viewer's page that is the same whatever is between hls.js and the swarm: settings come as JSON in the
// fragment, the stream is played in the rendition of the wanted height, the lab reads window.lab.
import { Sightings } from './sightings.mjs'

export const settings = JSON.parse(decodeURIComponent(location.hash.slice(1)))
export const sightings = new Sightings(settings)

addEventListener('error', event => sightings.failed('window', event.message))
addEventListener('unhandledrejection', event => sightings.failed('promise', event.reason))

export function play (hls, events) {
  hls.on(events.MANIFEST_PARSED, (event, { levels }) => {
    const level = levels.findIndex(candidate => candidate.height === settings.height)
    hls.startLevel = level
    hls.loadLevel = level
  })
  hls.on(events.ERROR, (event, data) => {
    const cause = data.error?.message ?? data.err?.message ?? ''
    sightings.failed(data.fatal ? 'hls.js, fatal' : 'hls.js', `${data.details} ${cause}`)
  })
  const video = show(() => Number.isFinite(hls.latency) ? hls.latency : null)
  hls.loadSource(settings.manifest)
  hls.attachMedia(video)
  start(video)
}

/** The picture, watched and played; what the lab reads of it. */
export function show (liveDelaySeconds) {
  const video = document.querySelector('video')
  watch(video)
  window.lab = {
    settled: () => sightings.settled(),
    report: () => sightings.report({
      playedSeconds: video.currentTime,
      height: video.videoHeight,
      framesShown: video.getVideoPlaybackQuality().totalVideoFrames,
      liveDelaySeconds: liveDelaySeconds(),
    }),
  }
  return video
}

export function start (video) {
  video.play().catch(error => { if (error.name !== 'AbortError') sightings.failed('play', error) })
}

function watch (video) {
  let playing = false
  let dryAt = null
  video.addEventListener('playing', () => {
    playing = true
    if (dryAt !== null) sightings.stalled(performance.now() - dryAt)
    dryAt = null
  })
  video.addEventListener('waiting', () => {
    if (playing && dryAt === null && !video.seeking && !video.ended) {
      sightings.beganToStall()
      dryAt = performance.now()
    }
  })
  video.addEventListener('error', () => sightings.failed('video', video.error))
}
