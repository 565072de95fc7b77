// Descriptions without connections behind them: enough for signalling, which is all a tracker sees.
let count = 0

export class RTCPeerConnection {
  iceConnectionState = 'new'
  iceGatheringState = 'new'
  connectionState = 'new'
  signalingState = 'stable'

  createDataChannel () {
    return { readyState: 'connecting', bufferedAmount: 0, close () {} }
  }

  async createOffer () {
    return { type: 'offer', sdp: `v=0 fake offer ${++count}` }
  }

  async createAnswer () {
    return { type: 'answer', sdp: `v=0 fake answer ${++count}` }
  }

  async setLocalDescription (description) {
    this.localDescription = description
    queueMicrotask(() => {
      this.iceGatheringState = 'complete'
      this.onicecandidate?.({ candidate: null })
    })
  }

  async setRemoteDescription (description) {
    this.remoteDescription = description
  }

  async addIceCandidate () {}

  async getStats () {
    return new Map()
  }

  close () {}
}

export class RTCSessionDescription {
  constructor (description) {
    Object.assign(this, description)
  }
}

export class RTCIceCandidate {}
