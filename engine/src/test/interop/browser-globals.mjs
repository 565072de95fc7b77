// What the PeerTube fork's distribution, made for browsers, finds in one and not in node 18. Import it before the fork.
import wrtc from '@roamhq/wrtc'
import { WebSocket } from 'ws'

/** As much of it as the fork's HTTP side uses. */
class XMLHttpRequest extends EventTarget {
  status = 0
  response = null
  responseURL = null
  #url
  #headers = new Headers()
  #broken = new AbortController()

  open (method, url) {
    this.#url = url
  }

  setRequestHeader (name, value) {
    this.#headers.set(name, value)
  }

  abort () {
    this.#broken.abort()
  }

  async send () {
    try {
      const answer = await fetch(this.#url, { headers: this.#headers, signal: this.#broken.signal })
      this.response = await answer.arrayBuffer()
      this.responseURL = answer.url
      this.status = answer.status
    } catch (error) {
      // A browser says nothing more of a request that its page broke off.
      if (!this.#broken.signal.aborted) this.dispatchEvent(new Event('error'))
      return
    }
    const size = this.response.byteLength
    this.dispatchEvent(Object.assign(new Event('progress'), { loaded: size, total: size, lengthComputable: true }))
    this.dispatchEvent(new Event('load'))
  }
}

const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = wrtc
Object.assign(globalThis, { self: globalThis, RTCPeerConnection, RTCSessionDescription, RTCIceCandidate, WebSocket, XMLHttpRequest })
