// The real bittorrent-tracker client: tracker-client.mjs URL INFO_HASH_HEX PEER_ID_HEX. Prints what it is told, one JSON
// object a line. Reads commands: update, scrape, stop; ends with stdin.
import { register } from 'node:module'
import readline from 'node:readline'

register('./fake-webrtc-hooks.mjs', import.meta.url)
const { default: Client } = await import('bittorrent-tracker/client')

const print = (object) => console.log(JSON.stringify(object))
const [announce, infoHash, peerId] = process.argv.slice(2)
const client = new Client({ announce, infoHash, peerId, port: 6881 })
client.on('warning', (e) => print({ warning: e.message }))
client.on('error', (e) => print({ error: e.message }))
client.on('update', (m) => print({ event: 'update', complete: m.complete, incomplete: m.incomplete, interval: m.interval }))
client.on('scrape', (m) => print({ event: 'scrape', infoHash: m.infoHash, complete: m.complete, incomplete: m.incomplete }))
client.on('peer', (peer) => {
  peer.on('error', () => {})
  print({ event: 'peer', id: peer.id, initiator: peer.initiator })
})
client.start()
readline.createInterface({ input: process.stdin })
  .on('line', (command) => client[command]())
  .on('close', () => process.exit(0))
