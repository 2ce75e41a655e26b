package io.tongban.gateway.limits;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one may ask, per instance of the gateway.
 *
 * @param login by address: starting and ending a login, and bearer tokens that were refused
 * @param visitor by address: everything else of somebody who is not logged in
 * @param read by person: GET
 * @param write by person: the rest
 * @param verify by address, whoever asks: guesses at the codes of certificates and receipts
 * @param trustedProxies regular expression of the addresses whose X-Forwarded-For is believed; null: nobody's
 */
@ConfigurationProperties("tongban.gateway.limits")
public record LimitProperties(
        @DefaultValue Login login,
        @DefaultValue Visitor visitor,
        @DefaultValue Read read,
        @DefaultValue Write write,
        @DefaultValue Verify verify,
        @Nullable String trustedProxies) {

    /** @param burst at once @param perMinute in the long run */
    interface Rate {
        long burst();

        long perMinute();
    }

    public record Login(
            @DefaultValue("60") long burst,
            @DefaultValue("60") long perMinute) implements Rate {}

    public record Visitor(
            @DefaultValue("600") long burst,
            @DefaultValue("1200") long perMinute) implements Rate {}

    public record Read(
            @DefaultValue("300") long burst,
            @DefaultValue("1200") long perMinute) implements Rate {}

    public record Write(
            @DefaultValue("120") long burst,
            @DefaultValue("300") long perMinute) implements Rate {}

    public record Verify(
            @DefaultValue("60") long burst,
            @DefaultValue("60") long perMinute) implements Rate {}
}
