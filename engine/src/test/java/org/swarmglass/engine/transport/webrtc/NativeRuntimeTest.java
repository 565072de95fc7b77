package org.swarmglass.engine.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeRuntimeTest {
    @Test
    void namesEveryMissingLibraryAndTheLineThatInstallsThem() {
        Set<String> missing = Set.of("libpulse.so.0", "libXrandr.so.2");
        TransportUnavailableException refusal = catchThrowableOfType(
                TransportUnavailableException.class,
                () -> NativeRuntime.requireLibraries(library -> !missing.contains(library)));
        assertThat(refusal).hasMessageContaining("libpulse.so.0").hasMessageContaining("libXrandr.so.2");
        assertThat(refusal.cure()).endsWith("sudo apt-get install libpulse0 libxrandr2");
    }

    @Test
    void loadsOnceHoweverOftenItIsAsked() {
        assertThatCode(() -> {
                    NativeRuntime.load();
                    NativeRuntime.load();
                })
                .doesNotThrowAnyException();
    }
}
