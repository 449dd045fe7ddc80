/** What staff call the code lists; a list of a pack that is not among them shows its own code. */
const listWords: Readonly<Record<string, string>> = {
  channel: "渠道",
  category: "事项分类",
  region: "区域",
  returnReason: "退单原因",
  suspendReason: "挂起原因",
  voidReason: "作废原因",
  sendBackReason: "退回补充原因",
};

export const listTitle = (list: string): string => listWords[list] ?? list;

/** The lists in the order they are shown: those everybody knows first. */
export const inOrder = <L extends { list: string }>(lists: readonly L[]): L[] => {
  const known = Object.keys(listWords);
  const rank = (list: string): number => (known.includes(list) ? known.indexOf(list) : known.length);
  return [...lists].sort((a, b) => rank(a.list) - rank(b.list) || a.list.localeCompare(b.list));
};
