package io.tongban.catalog;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param organs whose editors may publish versions of items: the province's alone, unless said otherwise */
@ConfigurationProperties("tongban.catalog.desk")
record DeskProperties(@DefaultValue("140000") Set<String> organs) {}
