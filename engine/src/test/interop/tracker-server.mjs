// The real bittorrent-tracker server. Prints {"port":…}, then what it sees, one JSON object a line; ends with stdin.
import Server from 'bittorrent-tracker/server'

const print = (object) => console.log(JSON.stringify(object))
const interval = Number(process.argv[2] ?? 10)
// it tells WebSocket clients a fifth of its interval
const server = new Server({ http: false, udp: false, ws: true, stats: false, interval: interval * 5000 })
for (const event of ['start', 'stop', 'update', 'complete']) {
  server.on(event, (peerId, params) => print({ event, peerId, infoHash: params.info_hash, offers: params.offers?.length ?? 0 }))
}
server.on('warning', (e) => print({ warning: e.message }))
server.on('error', (e) => print({ error: e.message }))
server.listen(0, '127.0.0.1', () => print({ port: server.http.address().port }))
process.stdin.resume().on('end', () => process.exit(0))
