package org.swarmglass.engine.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One real Chromium, Debian's, whose viewers each have a context and a process of their own. One thread only, as
 * Playwright is.
 */
final class BrowserLab implements AutoCloseable {
    /** Hides no host address behind mDNS names, and asks nobody before a page talks to a private address. */
    private static final String FEATURES_OFF =
            "WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,MediaRouter";

    private static final int SETTLE_MILLIS = 60_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Playwright playwright;
    private final Browser browser;
    private final List<Page> pages = new ArrayList<>();

    private BrowserLab(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static BrowserLab launch() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--mute-audio",
                                "--autoplay-policy=no-user-gesture-required",
                                "--disable-features=" + FEATURES_OFF)));
        return new BrowserLab(playwright, browser);
    }

    /** Opens the page and returns when it has begun to load the stream. */
    void open(PeerKind kind, ViewerSettings settings, LabOrigin origin) throws IOException {
        String client = settings.client();
        String fragment = URLEncoder.encode(JSON.writeValueAsString(settings), StandardCharsets.UTF_8)
                .replace("+", "%20");
        Page page = browser.newContext(
                        new Browser.NewContextOptions().setExtraHTTPHeaders(Map.of(LabOrigin.CLIENT_HEADER, client)))
                .newPage();
        page.onCrash(crashed -> System.err.println(client + " crashed"));
        page.navigate(origin.url().resolve(kind.page()) + "#" + fragment);
        pages.add(page);
    }

    /** What each viewer saw until now, in the order they were opened. */
    List<LabReport.Browser> report() throws IOException {
        List<LabReport.Browser> reports = new ArrayList<>();
        for (Page page : pages) {
            String json = (String) page.evaluate("() => JSON.stringify(window.lab.report())");
            reports.add(JSON.readValue(json, LabReport.Browser.class));
        }
        return reports;
    }

    /** Waits until every segment that came from a peer was handed to the lab. */
    void settle() {
        for (Page page : pages) {
            page.waitForFunction(
                    "() => window.lab.settled()", null, new Page.WaitForFunctionOptions().setTimeout(SETTLE_MILLIS));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
