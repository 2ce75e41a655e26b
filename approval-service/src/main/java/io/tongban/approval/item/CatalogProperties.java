package io.tongban.approval.item;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the catalogue is. After {@code timeout} our own copy is used. */
@ConfigurationProperties("tongban.catalog")
public record CatalogProperties(String url, Duration timeout) {}
