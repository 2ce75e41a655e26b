package io.tongban.gateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * From where somebody asks: the address of the connection, or, behind trusted proxies, the last one in X-Forwarded-For
 * that is not such a proxy. Of an IPv6 address only the network (/64): a household owns all of the rest.
 */
final class ClientAddress {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final int NETWORK = 8;

    private final @Nullable Pattern trusted;

    ClientAddress(@Nullable String trustedProxies) {
        this.trusted = trustedProxies == null || trustedProxies.isBlank() ? null : Pattern.compile(trustedProxies);
    }

    String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return "unknown";
        }
        if (!isTrusted(address.getHostAddress())) {
            return network(address);
        }
        List<String> hops = request.getHeaders().getOrEmpty(FORWARDED).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        for (int i = hops.size() - 1; i >= 0; i--) {
            if (!isTrusted(hops.get(i))) {
                return network(hops.get(i));
            }
        }
        return network(address);
    }

    private boolean isTrusted(String address) {
        return trusted != null && trusted.matcher(address).matches();
    }

    /** What a trusted proxy wrote; a name is taken as it stands and never looked up. */
    private static String network(String hop) {
        try {
            return hop.contains(":") ? network(InetAddress.getByName(hop)) : hop;
        } catch (UnknownHostException e) {
            return hop;
        }
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK) + "::/64"
                : address.getHostAddress();
    }
}
