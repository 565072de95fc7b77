package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of reliability.md, S15: what a public playlist must not make us fetch. */
class AddressPolicyTest {
    private static final URI PUBLIC_STREAM = URI.create("https://live.example/a.m3u8");
    private final FakeNames names = new FakeNames()
            .name("live.example", "93.184.216.34")
            .name("cdn.example", "151.101.1.1", "2a04:4e42::81")
            .name("inside.example", "10.1.2.3")
            .name("loop.example", "127.0.0.1")
            .name("half.example", "93.184.216.34", "192.168.1.1")
            .name("metadata.example", "169.254.169.254")
            .name("six.example", "::1")
            .name("localhost", "127.0.0.1", "::1")
            .name("localhost.", "127.0.0.1")
            .name("lan.example", "192.168.7.7");

    private AddressPolicy policy(URI stream) {
        return new AddressPolicy(stream, false, names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:80/a.ts",
                "http://127.8.9.10/",
                "http://127.1/",
                "http://127.0.1/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://127.0.0.1./",
                "http://127.000.000.001/",
                "http://0/",
                "http://0.0.0.0/",
                "http://0x0/",
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost./",
                "http://loop.example/",
                "http://six.example/",
                "http://[::1]/",
                "http://[::]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:0:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b:1::a00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2002:a00:1::1]/",
                "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "http://[2001:db8::1]/",
                "http://10.0.0.1/",
                "http://10.255.255.255/",
                "http://172.16.0.1/",
                "http://172.31.255.254/",
                "http://192.168.0.1/",
                "http://167772161/",
                "http://100.64.0.1/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[fec0::1]/",
                "http://inside.example/",
                "http://half.example/",
                "http://lan.example/",
                "http://169.254.169.254/latest/meta-data/",
                "http://169.254.1.1/",
                "http://2852039166/",
                "http://0xA9FEA9FE/",
                "http://metadata.example/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[ff02::1]/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://192.0.0.8/",
                "http://198.18.0.1/",
                "http://192.0.2.1/",
                "http://user@cdn.example/",
                "http://cdn.example@127.0.0.1/",
                "http://cdn.example:80@127.0.0.1/",
                "http://cdn.example:0/",
                "http://cdn.example:99999/",
                "http://cdn_example/",
                "http://l\u24DEcalhost/",
                "http://127\u30020\u30020\u30021/",
                "http:///a.ts",
                "http:cdn.example",
                "file:///etc/passwd",
                "ftp://cdn.example/a.ts",
                "gopher://cdn.example/",
                "data:text/plain,a",
                "jar:http://cdn.example/a!/b",
                "javascript:alert(1)",
                "/relative.ts"
            })
    void refusesWhatAPublicStreamMayNotReach(String url) {
        assertThatThrownBy(() -> policy(PUBLIC_STREAM).check(URI.create(url)))
                .isInstanceOf(RefusedTargetException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example/a.ts?x=1",
                "https://cdn.example:8443/a.ts",
                "HTTPS://live.example/",
                "http://93.184.216.34/a.ts",
                "http://172.32.0.1/",
                "http://100.128.0.1/",
                "http://[2a04:4e42::81]/",
                "http://[64:ff9b::5db8:d822]/"
            })
    void letsAPublicStreamReachPublicHosts(String url) {
        assertThatCode(() -> policy(PUBLIC_STREAM).check(URI.create(url))).doesNotThrowAnyException();
    }

    @Test
    void letsAPrivateStreamReachItsNetworkButNotThisMachine() throws Exception {
        AddressPolicy policy = policy(URI.create("http://lan.example/a.m3u8"));
        assertThat(policy.check(URI.create("http://inside.example/")).address().getHostAddress())
                .isEqualTo("10.1.2.3");
        policy.check(URI.create("http://cdn.example/"));
        assertRefused(policy, "http://localhost/");
        assertRefused(policy, "http://metadata.example/");
    }

    @Test
    void letsALoopbackStreamReachThisMachineButNoMetadata() throws Exception {
        AddressPolicy policy = policy(URI.create("http://127.0.0.1:8000/a.m3u8"));
        policy.check(URI.create("http://localhost:9000/"));
        policy.check(URI.create("http://[::1]/"));
        policy.check(URI.create("http://lan.example/"));
        assertRefused(policy, "http://169.254.169.254/");
    }

    @Test
    void opensPrivateNetworksToAPublicStreamOnlyWhenToldSo() throws Exception {
        AddressPolicy policy = new AddressPolicy(PUBLIC_STREAM, true, names);
        policy.check(URI.create("http://lan.example/"));
        assertRefused(policy, "http://localhost/");
    }

    @Test
    void refusesANameThatTurnsPrivateLater() throws Exception {
        AddressPolicy policy = policy(URI.create("http://live.example/a.m3u8"));
        policy.check(URI.create("http://live.example/a.m3u8"));
        names.name("live.example", "127.0.0.1");
        assertRefused(policy, "http://live.example/b.ts");
    }

    @Test
    void pinsTheCheckedAddress() throws Exception {
        Target target = policy(PUBLIC_STREAM).check(URI.create("http://cdn.example:81/a%20b.ts?t=1%2F2"));
        assertThat(target.pinned()).isEqualTo(URI.create("http://151.101.1.1:81/a%20b.ts?t=1%2F2"));
        assertThat(target.hostHeader()).isEqualTo("cdn.example:81");
        Target six = new Target(URI.create("http://six.test"), InetAddress.getByName("2a04:4e42::81"));
        assertThat(six.pinned()).isEqualTo(URI.create("http://[2a04:4e42:0:0:0:0:0:81]/"));
    }

    @Test
    void saysWhenANameHasNoAddress() {
        assertThatThrownBy(() -> policy(PUBLIC_STREAM).check(URI.create("http://nowhere.example/")))
                .isInstanceOf(UnknownHostException.class);
    }

    private static void assertRefused(AddressPolicy policy, String url) {
        assertThatThrownBy(() -> policy.check(URI.create(url))).as(url).isInstanceOf(RefusedTargetException.class);
    }

    /** Names of the test; literals are read by the JDK. */
    private static final class FakeNames implements NameLookup {
        private final Map<String, List<String>> known = new HashMap<>();

        FakeNames name(String name, String... addresses) {
            known.put(name, Arrays.asList(addresses));
            return this;
        }

        @Override
        public List<InetAddress> addresses(String host) throws UnknownHostException {
            List<String> literals = known.get(host.toLowerCase(java.util.Locale.ROOT));
            boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
            if (literals == null && !literal) {
                throw new UnknownHostException(host);
            }
            List<InetAddress> found = new ArrayList<>();
            for (String one : literals == null ? List.of(host) : literals) {
                found.add(InetAddress.getByName(one));
            }
            return List.copyOf(found);
        }
    }
}
