package org.swarmglass.engine.interop;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Main class for the tests of {@link LabNamespace} itself; the first argument says what to do. */
final class NamespaceProbe {
    private static final Duration LONG = Duration.ofMinutes(10);

    private NamespaceProbe() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentWatch parent = ParentWatch.start();
        switch (arguments[0]) {
            case "addresses" ->
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .forEach(System.out::println);
            case "fail" -> throw new IllegalStateException("the probe was told to fail");
            case "forbid" -> enterWhereForbidden(Path.of(arguments[1]));
            case "linger" -> {
                // A child that knows nothing of the test; the second file does not exist and only names it.
                new ProcessBuilder("tail", "-f", "/dev/null", "/run/" + arguments[1]).start();
                parent.pass(LONG);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void enterWhereForbidden(Path log) throws IOException {
        Files.writeString(Path.of("/proc/sys/user/max_user_namespaces"), "0");
        try (LabNamespace inner = LabNamespace.start(NamespaceProbe.class, log, List.of("addresses"))) {
            inner.await(LONG);
        } catch (AssertionError expected) {
            System.out.println(expected.getMessage());
        }
    }
}
