package org.swarmglass.engine.transport.webrtc;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import dev.onvoid.webrtc.internal.NativeLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Loads libwebrtc once per process. Any thread.
 *
 * <p>The library's own loader must not run on two threads at once (it maps the file once for each), and its classes stay
 * broken for ever if their static initialisers fail. So it is called here, under a lock, before any of them is touched.
 */
final class NativeRuntime {
    /** What the Linux library is linked against, though data channels use none of it, with Debian's package names. */
    static final Map<String, String> DEBIAN_PACKAGES = debianPackages();

    private static final String LIBRARY = "webrtc-java";
    private static final Object LOCK = new Object();
    private static boolean loaded;

    private NativeRuntime() {}

    /** Takes about 200 ms the first time: 23 MB are unpacked. */
    static void load() throws TransportUnavailableException {
        synchronized (LOCK) {
            if (loaded) {
                return;
            }
            if (Platform.isLinux()) {
                // Before unpacking: a failed load leaves 23 MB in the temporary folder.
                requireLibraries(NativeRuntime::present);
            }
            try {
                NativeLoader.loadLibrary(LIBRARY);
            } catch (Throwable failure) { // UnsatisfiedLinkError, NullPointerException for an unknown platform, IO
                throw new TransportUnavailableException(
                        "The WebRTC library could not be loaded: " + failure,
                        "Run on Linux (x86-64, ARM), macOS or Windows (x86-64) with a writable folder "
                                + System.getProperty("java.io.tmpdir") + " that allows execution.",
                        failure);
            }
            loaded = true;
        }
    }

    /** @throws TransportUnavailableException naming everything that is missing, with the line that installs it */
    static void requireLibraries(Predicate<String> present) throws TransportUnavailableException {
        List<String> libraries = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        DEBIAN_PACKAGES.forEach((library, debianPackage) -> {
            if (!present.test(library)) {
                libraries.add(library);
                packages.add(debianPackage);
            }
        });
        if (!libraries.isEmpty()) {
            throw new TransportUnavailableException(
                    "The WebRTC library needs " + String.join(", ", libraries) + ", which this machine does not have.",
                    "Install what is missing and start again: sudo apt-get install " + String.join(" ", packages),
                    null);
        }
    }

    private static boolean present(String soname) {
        try {
            NativeLibrary.getInstance(soname).close();
            return true;
        } catch (UnsatisfiedLinkError missing) {
            return false;
        }
    }

    private static Map<String, String> debianPackages() {
        Map<String, String> packages = new LinkedHashMap<>();
        packages.put("libpulse.so.0", "libpulse0");
        packages.put("libudev.so.1", "libudev1");
        packages.put("libX11.so.6", "libx11-6");
        packages.put("libXfixes.so.3", "libxfixes3");
        packages.put("libXrandr.so.2", "libxrandr2");
        packages.put("libXcomposite.so.1", "libxcomposite1");
        packages.put("libdbus-1.so.3", "libdbus-1-3");
        return Collections.unmodifiableMap(packages);
    }
}
