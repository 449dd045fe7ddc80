import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  EditOutlined,
  FileTextOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  PhoneOutlined,
  ProfileOutlined,
  SafetyOutlined,
  SearchOutlined,
  SendOutlined,
  SettingOutlined,
  TagsOutlined,
  TeamOutlined,
  ToolOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";

const icons: Readonly<Record<string, ComponentType>> = {
  apartment: ApartmentOutlined,
  appstore: AppstoreOutlined,
  audit: AuditOutlined,
  barchart: BarChartOutlined,
  bell: BellOutlined,
  book: BookOutlined,
  calendar: CalendarOutlined,
  checksquare: CheckSquareOutlined,
  clockcircle: ClockCircleOutlined,
  customerservice: CustomerServiceOutlined,
  dashboard: DashboardOutlined,
  edit: EditOutlined,
  filetext: FileTextOutlined,
  home: HomeOutlined,
  import: ImportOutlined,
  inbox: InboxOutlined,
  key: KeyOutlined,
  phone: PhoneOutlined,
  profile: ProfileOutlined,
  safety: SafetyOutlined,
  search: SearchOutlined,
  send: SendOutlined,
  setting: SettingOutlined,
  tags: TagsOutlined,
  team: TeamOutlined,
  tool: ToolOutlined,
  unorderedlist: UnorderedListOutlined,
  user: UserOutlined,
};

/**
 * The icon a page names in its rail entry: `FileText`, `FileTextOutlined` and `file-text` are the same. `undefined` when
 * the name is not among them; the rail then shows the first character of the page's title.
 */
export const railIcon = (name: string): ComponentType | undefined =>
  icons[
    name
      .replace(/Outlined$/, "")
      .replaceAll("-", "")
      .toLowerCase()
  ];
