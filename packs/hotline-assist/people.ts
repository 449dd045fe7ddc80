import type { PackPerson } from "@yingsheng/identity";

const desk: readonly PackPerson[] = [
  { login: "agent", name: "沈雨桐", roles: ["agent"], post: "platform-staff" },
  { login: "agent-2", name: "陆佳宁", roles: ["agent"], post: "platform-staff" },
  { login: "dispatcher", name: "贺书恒", roles: ["dispatcher"], post: "platform-staff" },
  { login: "dispatcher-2", name: "尹曼青", roles: ["dispatcher"], post: "platform-staff" },
  { login: "reviewer", name: "谈晓敏", roles: ["reviewer"], post: "platform-staff" },
  { login: "callback", name: "甘雪莹", roles: ["callback"], post: "platform-staff" },
  { login: "callback-2", name: "步云舒", roles: ["callback"], post: "platform-staff" },
  { login: "supervisor", name: "邬立峰", roles: ["supervisor"], post: "supervisor" },
  { login: "manager", name: "厉文澜", roles: ["manager"], post: "project-manager" },
];

const oversight: readonly PackPerson[] = [
  { login: "purchaser", name: "樊致远", roles: ["purchaser"] },
  { login: "admin", name: "单明哲", roles: ["admin"] },
  { login: "auditor", name: "柴静怡", roles: ["auditor"] },
];

/** One handler for each unit that stands at the top; stations, streets and towns below it fall to the same person. */
const handlers: readonly PackPerson[] = [
  { login: "handler", name: "凌志刚", roles: ["handler"], unit: "cg" },
  { login: "handler-zj", name: "宋启航", roles: ["handler"], unit: "zj" },
  { login: "handler-rs", name: "童怀瑾", roles: ["handler"], unit: "rs" },
  { login: "handler-sj", name: "车小满", roles: ["handler"], unit: "sj" },
  { login: "handler-ga", name: "雷振宇", roles: ["handler"], unit: "ga" },
  { login: "handler-jt", name: "湛路平", roles: ["handler"], unit: "jt" },
  { login: "handler-hb", name: "梅清源", roles: ["handler"], unit: "hb" },
  { login: "handler-jy", name: "温如玉", roles: ["handler"], unit: "jy" },
  { login: "handler-wj", name: "安伯仁", roles: ["handler"], unit: "wj" },
  { login: "handler-yb", name: "包慧中", roles: ["handler"], unit: "yb" },
  { login: "handler-mz", name: "路思齐", roles: ["handler"], unit: "mz" },
  { login: "handler-wl", name: "景行之", roles: ["handler"], unit: "wl" },
  { login: "handler-ty", name: "季凌云", roles: ["handler"], unit: "ty" },
  { login: "handler-zr", name: "田亦舟", roles: ["handler"], unit: "zr" },
  { login: "handler-sw", name: "水静姝", roles: ["handler"], unit: "sw" },
  { login: "handler-ny", name: "禾广生", roles: ["handler"], unit: "ny" },
  { login: "handler-yj", name: "戎守平", roles: ["handler"], unit: "yj" },
  { login: "handler-xf", name: "霍定方", roles: ["handler"], unit: "xf" },
  { login: "handler-sf", name: "平知节", roles: ["handler"], unit: "sf" },
  { login: "handler-fg", name: "计长青", roles: ["handler"], unit: "fg" },
  { login: "handler-swj", name: "鲍春和", roles: ["handler"], unit: "swj" },
  { login: "handler-ss", name: "钱守约", roles: ["handler"], unit: "ss" },
  { login: "handler-gjj", name: "储盈盈", roles: ["handler"], unit: "gjj" },
  { login: "handler-tx", name: "闻达川", roles: ["handler"], unit: "tx" },
  { login: "handler-water", name: "江沛霖", roles: ["handler"], unit: "water" },
  { login: "handler-power", name: "光启明", roles: ["handler"], unit: "power" },
  { login: "handler-gas", name: "宁怀安", roles: ["handler"], unit: "gas" },
  { login: "handler-heat", name: "温庭之", roles: ["handler"], unit: "heat" },
  { login: "handler-bus", name: "车行健", roles: ["handler"], unit: "bus" },
  { login: "handler-metro", name: "桂通达", roles: ["handler"], unit: "metro" },
  { login: "handler-centre", name: "应天明", roles: ["handler"], unit: "centre" },
  { login: "handler-yunlu", name: "麦冬青", roles: ["handler"], unit: "yunlu" },
  { login: "handler-jinlan", name: "蓝若溪", roles: ["handler"], unit: "jinlan" },
  { login: "handler-wangchuan", name: "铁文斌", roles: ["handler"], unit: "wangchuan" },
  { login: "handler-baixi", name: "柏长庚", roles: ["handler"], unit: "baixi" },
  { login: "handler-qinghe", name: "禾小青", roles: ["handler"], unit: "qinghe" },
  { login: "handler-gaoxin", name: "高云帆", roles: ["handler"], unit: "gaoxin" },
  { login: "handler-wangjiang", name: "江晓月", roles: ["handler"], unit: "yunlu-wangjiang" },
];

/** Invented people of the demo; each log-in name says the desk. */
export const people: readonly PackPerson[] = [...desk, ...oversight, ...handlers];
