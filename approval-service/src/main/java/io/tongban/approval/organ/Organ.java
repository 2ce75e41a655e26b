package io.tongban.approval.organ;

/**
 * 机关.
 *
 * @param code six digits of its region (GB/T 2260)
 * @param level ministry, province, city or county
 * @param parent code of the next higher organ, empty for the Ministry
 * @param government 本级人民政府
 */
public record Organ(String code, String name, String level, String parent, String government, String region) {}
