package io.tongban.catalog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the catalogue's files are.
 *
 * @param location folder as a Spring resource location that ends in {@code /}: those in the jar, or {@code file:…/}
 */
@ConfigurationProperties("tongban.catalog")
public record CatalogProperties(
        @DefaultValue("classpath:/catalog/") String location) {}
